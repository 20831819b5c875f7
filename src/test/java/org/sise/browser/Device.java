package org.sise.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;

/** What somebody holds in their hands, or sits before. */
enum Device {
    DESKTOP(1280, 860, false),
    /** The narrowest that the pages promise to fit. */
    PHONE(360, 740, true),
    /** The widest, on the wall of a duty room. */
    WALL(1920, 1080, false);

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

    /** A page that is open already, as wide as this. */
    void resizes(Page page) {
        page.setViewportSize(width, height);
    }
}
