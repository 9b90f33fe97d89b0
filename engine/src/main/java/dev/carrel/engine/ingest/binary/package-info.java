// SPDX-License-Identifier: Apache-2.0
/**
 * Office's binary files of before 2007 and Outlook's messages, by way of Apache POI, which nothing
 * else in the engine knows.
 *
 * <p>Start at {@code CompoundFile}, through which each reader goes: it opens the file, and says of
 * whatever POI throws what a person can do.
 */
@NullMarked
package dev.carrel.engine.ingest.binary;

import org.jspecify.annotations.NullMarked;
