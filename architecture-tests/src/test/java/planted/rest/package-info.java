/** Breaches of the rules of the house, planted to be caught. */
@NullMarked
package planted.rest;

import org.jspecify.annotations.NullMarked;
