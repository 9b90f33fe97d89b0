package dev.carrel.engine.store;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A conversation.
 *
 * @param id its number
 * @param collection which documents it is about; empty if it was held without a collection
 * @param title what a person calls it
 * @param created when it was begun
 * @param turns how many it has
 */
public record ConversationEntry(
    long id, OptionalLong collection, String title, Instant created, int turns) {}
