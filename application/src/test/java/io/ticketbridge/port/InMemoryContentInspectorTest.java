package io.ticketbridge.port;

class InMemoryContentInspectorTest implements ContentInspectorContract {
    @Override
    public ContentInspector inspector() {
        return new InMemoryContentInspector();
    }
}
