package io.southflow.wire;

import org.apache.kafka.common.errors.RetriableException;

/**
 * No registry gave an answer: unreachable, too slow, overloaded, or not a schema registry at all. Says nothing about
 * the record at hand; the same call may succeed later.
 */
public final class RegistryUnavailableException extends RetriableException {
    RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
