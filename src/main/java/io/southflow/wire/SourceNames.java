package io.southflow.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Names of feeds, which come again with each event, as strings that are made once. Bounded; for one thread. */
final class SourceNames {
    private static final int MOST = 64;

    private final byte[][] texts = new byte[MOST][];
    private final String[] names = new String[MOST];

    /** The name that stands in a part of an array. */
    String of(byte[] bytes, int from, int length) {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 16) & MOST - 1;
        byte[] known = texts[place];
        if (known == null || !Arrays.equals(known, 0, known.length, bytes, from, from + length)) {
            texts[place] = Arrays.copyOfRange(bytes, from, from + length);
            names[place] = new String(texts[place], StandardCharsets.UTF_8);
        }
        return names[place];
    }
}
