package io.southflow.bench.growth;

import java.util.List;

/**
 * One thing that is measured.
 *
 * @param dimension what varies
 * @param label how much of it
 * @param reference the point of the same round that it is compared with
 */
record Point(String dimension, String label, Shape shape, List<String> windows, int instances, String reference) {
    String name() {
        return dimension.isEmpty() ? label : dimension + " " + label;
    }
}
