// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One context as people see it: a chain of parts that no other part follows.
 *
 * @param id of its last part
 * @param labels what was read, in order, for people
 * @param documents ids of what was read, as far as they were noted
 * @param tokens of the whole context
 * @param parts of the chain that are there
 * @param ownBytes of the files that only this context has
 * @param sharedBytes of the files that it shares with others that begin alike
 * @param model its name, where the key has a line {@code name=}
 * @param profile how its values are stored, where the key has a line {@code profile=}
 * @param created when its last part was kept
 * @param lastUsed when its last part was kept or loaded
 * @param open whether it is in use now
 * @param waiting whether a part before these was set aside: they can be used again once its tokens
 *     were read and kept again
 */
public record KeptContext(
    String id,
    List<String> labels,
    Set<String> documents,
    int tokens,
    int parts,
    long ownBytes,
    long sharedBytes,
    Optional<String> model,
    Optional<String> profile,
    Instant created,
    Instant lastUsed,
    boolean open,
    boolean waiting) {
  public KeptContext {
    labels = List.copyOf(labels);
    documents = Set.copyOf(documents);
  }
}
