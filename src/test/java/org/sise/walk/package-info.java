/** The four walk-throughs of the plan, lived through REST, with what each department hears. */
@NullMarked
package org.sise.walk;

import org.jspecify.annotations.NullMarked;
