// SPDX-License-Identifier: Apache-2.0
/**
 * Reviews: the same questions over many documents, as values. Start at {@link
 * dev.carrel.engine.review.ReviewColumn}, what is asked of each document, and {@link
 * dev.carrel.engine.review.Cell}, what became of it; {@link dev.carrel.engine.review.Playbook} is a
 * set of questions that is kept in a file. {@link dev.carrel.engine.review.ValueReader} reads words
 * as values, {@link dev.carrel.engine.review.WishCheck} holds values against what was wished.
 *
 * <p>What always holds: nothing here reads a document or asks a model, and nothing but {@link
 * dev.carrel.engine.review.PlaybookFile} reads a file; the tables are in {@code store}, the work in
 * {@code dev.carrel.engine.Reviews}. A cell's words are the model's or the person's, never changed;
 * its value is what they were read as, and is empty where they could not be.
 */
@NullMarked
package dev.carrel.engine.review;

import org.jspecify.annotations.NullMarked;
