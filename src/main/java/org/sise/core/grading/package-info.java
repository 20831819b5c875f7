/** Grading: a standard is data, its evaluation three-valued, its grade says why. */
@NullMarked
package org.sise.core.grading;

import org.jspecify.annotations.NullMarked;
