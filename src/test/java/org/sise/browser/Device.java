package org.sise.browser;

import com.microsoft.playwright.Browser;

/** What somebody holds in their hands. */
enum Device {
    DESKTOP(1400, 900, false),
    /** The narrowest that the pages promise to fit. */
    PHONE(360, 740, true);

    private final int width;
    private final int height;
    private final boolean touch;

    Device(int width, int height, boolean touch) {
        this.width = width;
        this.height = height;
        this.touch = touch;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setIsMobile(touch)
                .setHasTouch(touch);
    }
}
