/**
 * The public contract, whoever carries it: what can be asked, how it is checked and bound onto the core's commands, what is
 * answered, and every problem. REST and the console are its edges.
 */
@NullMarked
package org.sise.contract;

import org.jspecify.annotations.NullMarked;
