/** The pages as people use them: in a real Chromium, each person in a browser of their own. */
@NullMarked
package org.sise.browser;

import org.jspecify.annotations.NullMarked;
