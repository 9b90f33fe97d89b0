/**
 * What is remembered between runs: the folder of one person's data and the SQLite database in it,
 * with documents and their pages, collections, conversations and receipts. The only package with
 * SQL.
 *
 * <p>Start at {@link dev.carrel.engine.home.Home}, then {@link dev.carrel.engine.store.Store}. What
 * always holds: one process owns a home; a document is there with all its pages or not at all;
 * nothing a person wrote is overwritten by an upgrade without a copy made before.
 */
@NullMarked
package dev.carrel.engine.store;

import org.jspecify.annotations.NullMarked;
