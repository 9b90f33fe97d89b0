/**
 * What is remembered between runs, in SQLite: documents and their pages, collections,
 * conversations, receipts. The only package with SQL.
 */
@NullMarked
package dev.carrel.engine.store;

import org.jspecify.annotations.NullMarked;
