package dev.carrel.engine.store;

/**
 * A turn in the store.
 *
 * @param id its number, unique over all conversations
 * @param ordinal its place in its conversation, from 1
 * @param turn what was said
 */
public record StoredTurn(long id, int ordinal, Turn turn) {}
