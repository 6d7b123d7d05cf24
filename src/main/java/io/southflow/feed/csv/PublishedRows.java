package io.southflow.feed.csv;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The rows that one source has published, in their order: of each the hash of its event and the line it stood on. Rows may
 * be equal. 20 bytes a row while a file is compared with them, else 12.
 */
final class PublishedRows {
    private static final int FIRST = 1024;

    private long[] hashes = new long[0];
    private int[] lines = new int[0];
    private int size;
    /** Hashes in order; null until they are asked for. */
    private long[] sorted;
    /** How often each hash was met: a run of equal ones has as many bits, in which the number stands in binary. */
    private final BitSet met = new BitSet();

    private int matched;
    private int saved;

    int size() {
        return size;
    }

    /** Rows from the first on that are as they were saved. */
    int saved() {
        return saved;
    }

    void allSaved() {
        saved = size;
    }

    /** Puts a row at a place, which may be behind the last one. */
    void set(int place, long hash, int line) {
        if (place >= hashes.length) {
            int length = Math.max(Math.max(FIRST, place + 1), hashes.length + hashes.length / 2);
            hashes = Arrays.copyOf(hashes, length);
            lines = Arrays.copyOf(lines, length);
        }
        hashes[place] = hash;
        lines[place] = line;
        size = Math.max(size, place + 1);
    }

    long hash(int place) {
        return hashes[place];
    }

    int line(int place) {
        return lines[place];
    }

    /** Begins to compare: no row is met. */
    void begin() {
        sorted = Arrays.copyOf(hashes, size);
        Arrays.sort(sorted);
        met.clear();
        matched = 0;
    }

    /** Meets a row once more, if one is left that is equal to it; never one that came since {@link #begin}. */
    boolean meet(long hash) {
        int first = sorted == null ? -1 : firstOf(hash);
        if (first < 0) {
            return false;
        }
        int count = countOf(first);
        int met = metOf(first, count);
        if (met == count) {
            return false;
        }
        setMet(first, count, met + 1);
        matched++;
        return true;
    }

    /** Rows met. */
    int matched() {
        return matched;
    }

    /** The place of the first row that was not met as often as it is there, or -1. */
    int firstMissing() {
        for (int place = 0; matched < size && place < size; place++) {
            int first = firstOf(hashes[place]);
            int count = countOf(first);
            if (metOf(first, count) < count) {
                return place;
            }
        }
        return -1;
    }

    private int firstOf(long hash) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < sorted.length && sorted[low] == hash ? low : -1;
    }

    /** How many equal ones begin at an index; found by doubling, since a file may consist of equal rows. */
    private int countOf(int first) {
        long hash = sorted[first];
        int known = first;
        int step = 1;
        while (known + step < sorted.length && sorted[known + step] == hash) {
            known += step;
            step *= 2;
        }
        for (; step > 0; step /= 2) {
            if (known + step < sorted.length && sorted[known + step] == hash) {
                known += step;
            }
        }
        return known - first + 1;
    }

    private int metOf(int first, int count) {
        int number = 0;
        for (int bit = 0; bit < Math.min(count, Integer.SIZE - 1); bit++) {
            number |= met.get(first + bit) ? 1 << bit : 0;
        }
        return number;
    }

    private void setMet(int first, int count, int number) {
        for (int bit = 0; bit < Math.min(count, Integer.SIZE - 1); bit++) {
            met.set(first + bit, (number >>> bit & 1) != 0);
        }
    }
}
