// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.conversation;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A turn in the store.
 *
 * @param id its number, unique over all conversations
 * @param ordinal its place in its conversation as it is shown, from 1
 * @param parent the turn that it follows; empty for a first one
 * @param version which it is of those that follow the same turn, from 1, the oldest first
 * @param versions how many follow the same turn
 * @param summary what is told to the model in place of it and all before it; empty if they are told
 *     as they were
 * @param turn what was said
 */
public record StoredTurn(
    long id,
    int ordinal,
    OptionalLong parent,
    int version,
    int versions,
    Optional<String> summary,
    Turn turn) {}
