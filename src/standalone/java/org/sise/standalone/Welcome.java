package org.sise.standalone;

/** What a newcomer reads when everything runs. */
final class Welcome {
    private Welcome() {}

    static String text(ServiceProcess service) {
        return """

                Sise 四色 runs. Page: %1$s
                Demo accounts, only here on the loopback address; the password is the name with -demo, as li / li-demo:
                  li duty officer, wang duty leader, he coordinator, zhang deputy leader, chen principal leader (市委政法委)
                  qian duty officer (甲县委政法委) · sun handler (甲县司法局) · zhou handler (市公安局)
                Report a first incident:   ./sise report docs/samples/blue.json
                  or: curl -u li:li-demo -H 'Content-Type: application/json' -d @docs/samples/blue.json %1$s/api/v1/incidents
                Read a department's topic: ./sise topic jx-zfw
                Log of the service:        %2$s
                Ctrl-C stops everything; the data are kept.""".formatted(service.page(), service.log());
    }
}
