package io.ticketbridge.jira.sandbox;

class DataCenterCreateTest implements CreateLaws {
    @Override
    public SandboxOptions options() {
        return SandboxOptions.dataCenter();
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
