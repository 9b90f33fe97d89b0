// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.conversation;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A conversation.
 *
 * @param id its number
 * @param collection which documents it is about; empty if it was held without a collection
 * @param title what a person calls it, or how its first question begins; empty before that
 * @param created when it was begun
 * @param used when it was last opened or asked in
 * @param turns how many it has, all versions counted
 * @param draft a question that was typed and not asked; empty for none
 */
public record ConversationEntry(
    long id,
    OptionalLong collection,
    String title,
    Instant created,
    Instant used,
    int turns,
    String draft) {}
