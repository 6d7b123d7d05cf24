package io.southflow.cli;
/** Entry point. */
public final class Southflow {
    private Southflow() {}

    public static void main(String[] args) {
        System.exit(0);
    }
}
