package io.southflow.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/**
 * One address of a registry.
 *
 * @param base without user info and without a slash at the end
 * @param authorization value of the header of that name, or null; never printed
 */
record RegistryEndpoint(String base, String authorization) {
    /**
     * @param url http or https, perhaps with user info
     * @param userInfo {@code user:password} that takes precedence over the URL's, or null
     */
    static RegistryEndpoint of(String url, String userInfo) {
        URI uri = parse(url.strip());
        String credentials = userInfo != null ? userInfo : uri.getUserInfo();
        String authority = uri.getRawAuthority().substring(uri.getRawAuthority().lastIndexOf('@') + 1);
        String path = uri.getRawPath().replaceAll("/+$", "");
        return new RegistryEndpoint(uri.getScheme() + "://" + authority + path, basic(credentials));
    }

    URI resolve(String path) {
        return URI.create(base + path);
    }

    private static URI parse(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Its message quotes the URL and with it a password; ours does not.
        }
        throw new ConfigException(
                "schema.registry.url: '" + masked(url) + "' is not a URL like http://registry.example:8081");
    }

    private static String masked(String url) {
        int at = url.lastIndexOf('@');
        return at < 0 ? url : "***" + url.substring(at);
    }

    private static String basic(String credentials) {
        return credentials == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return base;
    }
}
