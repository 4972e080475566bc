/** The whole application as its users meet it: started, asked over HTTP, told what to do on the command line, stopped. */
@NullMarked
package io.ticketbridge.bootstrap;

import org.jspecify.annotations.NullMarked;
