// SPDX-License-Identifier: Apache-2.0
/**
 * What is remembered between runs: the SQLite database of a home, with documents and their pages,
 * collections, conversations and receipts, and copies of the documents. The only package with SQL.
 *
 * <p>Start at {@link dev.carrel.engine.store.Store}. What always holds: a document is there with
 * all its pages or not at all; nothing a person wrote is overwritten by an upgrade without a copy
 * made before.
 */
@NullMarked
package dev.carrel.engine.store;

import org.jspecify.annotations.NullMarked;
