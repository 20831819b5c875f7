/** The machine: an incident is the fold of its events; a command is decided into events or refused with a reason. */
@NullMarked
package org.sise.core.incident;

import org.jspecify.annotations.NullMarked;
