package io.ticketbridge.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The page of the API's description as somebody has it open. */
final class DocsWindow extends Window {
    private DocsWindow(Chromium chromium, String address, int width, int height, ColorScheme scheme) {
        super(chromium, address, width, height, scheme);
    }

    static DocsWindow open(Chromium chromium, String address, int width, int height, ColorScheme scheme) {
        DocsWindow window = new DocsWindow(chromium, address, width, height, scheme);
        window.operations().first().waitFor();
        return window;
    }

    /** What it shows that can be asked, such as {@code GET /tickets/{id}}. */
    Set<String> routes() {
        return operations().all().stream()
                .map(operation -> operation.locator(".opblock-summary-method").innerText() + " "
                        + operation.locator(".opblock-summary-path").getAttribute("data-path"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    void signIn(String key) {
        page().locator(".auth-wrapper > .authorize").click();
        page().locator("#api_key_value").fill(key);
        page().locator(".modal-ux .auth-btn-wrapper .authorize").click();
        page().locator(".modal-ux .btn-done").click();
    }

    void signOut() {
        page().locator(".auth-wrapper > .authorize").click();
        page().locator(".modal-ux .auth-btn-wrapper button", new Page.LocatorOptions().setHasText("Logout"))
                .click();
        page().locator(".modal-ux .btn-done").click();
    }

    /** Tries {@code GET /tickets}, and tells the status and the answer that it shows. */
    String tryListTickets() {
        Locator operation = open("#operations-Tickets-listTickets");
        if (operation.locator(".execute").count() == 0) {
            operation.locator(".try-out__btn").click();
        }
        if (operation.locator(".btn-clear").count() > 0) {
            operation.locator(".btn-clear").click();
        }
        operation.locator(".execute").click();
        Locator answer = operation.locator(".live-responses-table .response");
        answer.waitFor();
        return answer.innerText();
    }

    /** Opens the first operation that {@code selector} finds, where it is not open already, as an address can have it. */
    Locator open(String selector) {
        Locator operation = page().locator(selector).first();
        if (operation.locator(".opblock-body").count() == 0) {
            operation.locator(".opblock-summary-control").click();
        }
        operation.locator(".responses-table").first().waitFor();
        return operation;
    }

    private Locator operations() {
        return page().locator(".opblock");
    }
}
