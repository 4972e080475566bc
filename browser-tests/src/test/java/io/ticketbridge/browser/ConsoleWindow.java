package io.ticketbridge.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

/** The console as somebody has it open. */
final class ConsoleWindow extends Window {
    static final int DESK = 1280;
    static final int PHONE = 390;

    private ConsoleWindow(Chromium chromium, String address, int width, ColorScheme scheme) {
        super(chromium, address, width, width == PHONE ? 844 : 860, scheme);
    }

    static ConsoleWindow open(Chromium chromium, String address) {
        return open(chromium, address, DESK, ColorScheme.LIGHT);
    }

    static ConsoleWindow open(Chromium chromium, String address, int width, ColorScheme scheme) {
        ConsoleWindow window = new ConsoleWindow(chromium, address, width, scheme);
        window.title("Sign in to Ticketbridge");
        return window;
    }

    /** Signs in, and waits for what the address said. */
    void signIn(String key, String title) {
        page().getByLabel("API key").fill(key);
        press("Sign in");
        title(title);
        // That nobody was signed in before is told as an error.
        complaints().removeIf(complaint -> complaint.contains("401"));
    }

    /** Waits for a page. */
    void title(String text) {
        page().getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(text).setLevel(1))
                .waitFor();
    }

    void press(String button) {
        page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    void follow(String link) {
        page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
    }

    Locator shows(String text) {
        Locator shown = page().getByText(text).locator("visible=true").first();
        shown.waitFor();
        return shown;
    }

    /** Pastes what a screenshot leaves in the clipboard. */
    void pastePicture() {
        page().evaluate("""
                async () => {
                  const canvas = new OffscreenCanvas(640, 360);
                  const drawing = canvas.getContext("2d");
                  drawing.fillStyle = "#f4f4f5";
                  drawing.fillRect(0, 0, 640, 360);
                  drawing.fillStyle = "#b91c1c";
                  drawing.font = "28px sans-serif";
                  drawing.fillText("alert(document.domain)", 120, 190);
                  const blob = await canvas.convertToBlob({type: "image/png"});
                  const clipboardData = new DataTransfer();
                  clipboardData.items.add(new File([blob], "image.png", {type: "image/png"}));
                  document.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true}));
                }""");
    }
}
