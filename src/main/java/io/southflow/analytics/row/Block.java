package io.southflow.analytics.row;

/**
 * A kind of thing that is saved: {@code [id, version, length, bytes]}. A row of a store is one block, whose id is in its
 * key and whose length is the row's; within a row blocks lie one behind the other.
 *
 * @param id one letter for a row; ASCII, at most 127 characters
 * @param version how the bytes are written, from 0 to 255. 0 is how the releases before blocks wrote them. Who changes
 *     them raises it, and reads those before.
 * @param what it holds, in words
 * @param isRebuilt whether closed sessions give it back: then one that cannot be read is left cold until they do. All
 *     else (money, episodes, numbers seen) is refused.
 */
public record Block(String id, int version, String what, boolean isRebuilt) {
    /** One that nothing gives back. */
    public static Block kept(String id, int version, String what) {
        return new Block(id, version, what, false);
    }

    /** One that closed sessions give back. */
    public static Block rebuilt(String id, int version, String what) {
        return new Block(id, version, what, true);
    }

    /** The letter of a row. */
    public char letter() {
        return id.charAt(0);
    }
}
