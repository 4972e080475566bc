package io.ticketbridge.jira;

/** One call of Jira on its way. */
interface Sending<T> {
    T send() throws NoAnswer;
}
