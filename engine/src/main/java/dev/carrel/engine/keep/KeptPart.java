// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.time.Instant;
import java.util.Optional;

/**
 * What a model made of one run of tokens, kept in a file of its own.
 *
 * @param id SHA-256 in lower-case hex over key, parent and tokens; the file's name
 * @param parent id of the part that the run follows; empty for the first of a context
 * @param key everything that the bytes depend on beside the tokens; the same in a whole chain
 * @param first place of the run's first token in the context, from 0
 * @param count tokens of the run, at least 1
 * @param label what was read: the text of a {@link KeptLabel}
 * @param created when it was kept
 * @param bytes of the file
 * @param payloadBytes of what the model made
 * @param probe what the model says behind the run
 */
public record KeptPart(
    String id,
    Optional<String> parent,
    String key,
    int first,
    int count,
    String label,
    Instant created,
    long bytes,
    long payloadBytes,
    Probe probe) {

  /** What people call what was read. */
  public String name() {
    return KeptLabel.parse(label).name();
  }

  /** Place of the first token behind the run. */
  public int end() {
    return first + count;
  }
}
