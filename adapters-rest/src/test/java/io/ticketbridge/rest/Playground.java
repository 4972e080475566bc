package io.ticketbridge.rest;
final class Playground {
    public static void main(String[] a) throws Exception {
        Api api = new Api();
        System.out.println("PORT=" + api.port() + " KEY=" + api.alice);
        System.out.flush();
        Thread.sleep(3_600_000);
    }
}
