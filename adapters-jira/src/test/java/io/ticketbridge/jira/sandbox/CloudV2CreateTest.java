package io.ticketbridge.jira.sandbox;

class CloudV2CreateTest implements CreateLaws {
    @Override
    public SandboxOptions options() {
        return SandboxOptions.cloud();
    }

    @Override
    public String api() {
        return "/rest/api/2";
    }

    @Override
    public String text(String plain) {
        return "'" + plain + "'";
    }
}
