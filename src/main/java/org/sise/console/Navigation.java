package org.sise.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.sise.core.plan.Role;

/** The pages that somebody may go to. */
@Named
@RequestScoped
public class Navigation {
    private final Shell shell;

    Navigation(Shell shell) {
        this.shell = shell;
    }

    /** {@code here}: it is the one that is shown. */
    public record Page(String address, String word, boolean here) {}

    public List<Page> pages() {
        List<Page> pages = new ArrayList<>();
        pages.add(page("/", "desk"));
        pages.add(page("/inbox", "inbox"));
        if (shell.mayReport()) {
            pages.add(page("/report", "report"));
        }
        pages.add(page("/incidents", "search"));
        pages.add(page("/overview", "overview"));
        pages.add(page("/rules", "rules"));
        pages.add(page("/drills", "drills"));
        if (shell.roles().contains(Role.ADMINISTRATOR)) {
            pages.add(page("/admin", "admin"));
        }
        return List.copyOf(pages);
    }

    private Page page(String address, String key) {
        boolean here = shell.isExercise() ? address.equals("/drills") : shell.isAt(address);
        return new Page(address, Words.of(key), here);
    }
}
