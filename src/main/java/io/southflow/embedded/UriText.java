package io.southflow.embedded;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of a raw request URI, decoded. */
final class UriText {
    private UriText() {}

    /** None for {@code /}. A {@code +} stays one, as paths have it. */
    static List<String> segments(String rawPath) {
        String path = rawPath.startsWith("/") ? rawPath.substring(1) : rawPath;
        if (path.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(path.split("/"))
                .map(segment -> decode(segment.replace("+", "%2B")))
                .toList();
    }

    /** @param rawQuery may be null */
    static Map<String, String> query(String rawQuery) {
        Map<String, String> parameters = new HashMap<>();
        for (String parameter : (rawQuery == null ? "" : rawQuery).split("&")) {
            String[] nameAndValue = parameter.split("=", 2);
            parameters.put(decode(nameAndValue[0]), nameAndValue.length == 1 ? "" : decode(nameAndValue[1]));
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RegistryException(400, 400, "The request's path is not well-formed.");
        }
    }
}
