/**
 * What the server offers, each use case a class with one public method whose body reads as the reference's sentence.
 * They speak in domain values and refusals; protocols, SQL and Jira's ways stay outside. No transaction is open while
 * Jira is asked.
 */
@NullMarked
package io.ticketbridge.usecase;

import org.jspecify.annotations.NullMarked;
