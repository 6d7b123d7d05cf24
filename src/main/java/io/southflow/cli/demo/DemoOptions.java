package io.southflow.cli.demo;

import java.nio.file.Path;

/**
 * What the demo is asked for.
 *
 * @param speed trading time over wall time
 * @param exit whether to end, with a summary, once everything on the tape has been processed
 * @param json whether alerts and summary are for a program
 * @param port of Kafka; 0 for 9092 if it is free, else any free one
 * @param registryPort of the schema registry; 0 for 8081 if it is free, else any free one
 * @param dataDir kept for the next start; null for a temporary directory
 * @param seed of the tape
 * @param scale of the tape
 */
public record DemoOptions(
        double speed, boolean exit, boolean json, int port, int registryPort, Path dataDir, long seed, int scale) {}
