package io.southflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private final Routes routes = new Routes()
            .on("GET", "/", request -> "root")
            .on("GET", "/subjects", request -> "all " + request.query())
            .on("GET", "/subjects/{subject}/versions", request -> "versions of " + request.path("subject"))
            .on("POST", "/subjects/{subject}", request -> "lookup " + request.path("subject"));

    private Object answer(String method, String path, String query) {
        return routes.answer(method, UriText.segments(path), UriText.query(query), MissingNode.getInstance());
    }

    @Test
    void findsByMethodAndPath() {
        assertThat(answer("GET", "/", null)).isEqualTo("root");
        assertThat(answer("GET", "/subjects/", null)).isEqualTo("all " + Map.of("", ""));
        assertThat(answer("POST", "/subjects/versions", null)).isEqualTo("lookup versions");
    }

    @Test
    void decodesPathAndQuery() {
        assertThat(answer("GET", "/subjects/a%2Fb+c%20d-value/versions", null)).isEqualTo("versions of a/b+c d-value");
        assertThat(answer("GET", "/subjects", "deleted=true&x=a%26b")).isEqualTo("all {deleted=true, x=a&b}");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertRefused("GET", "/associations/resources/-/topic", 404);
        assertRefused("POST", "/subjects//versions", 404);
        assertRefused("POST", "/subjects/", 405);
        assertRefused("DELETE", "/subjects/a", 405);
        assertRefused("GET", "/subjects/%zz", 400);
    }

    private void assertRefused(String method, String path, int status) {
        assertThatThrownBy(() -> answer(method, path, null))
                .isInstanceOfSatisfying(RegistryException.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(status));
    }
}
