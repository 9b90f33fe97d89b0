// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import java.time.Instant;

/**
 * A collection of documents.
 *
 * @param id its number
 * @param name what a person calls it
 * @param created when it was made
 * @param documents how many are in it
 */
public record CollectionEntry(long id, String name, Instant created, int documents) {}
