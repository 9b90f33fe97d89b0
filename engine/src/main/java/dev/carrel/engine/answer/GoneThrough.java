// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

/**
 * How far the documents were gone through for a question that asks how many, or for a list.
 *
 * @param pages that were gone through
 * @param of how many there are to go through
 * @param found so far, doubles left out
 */
public record GoneThrough(int pages, int of, int found) {}
