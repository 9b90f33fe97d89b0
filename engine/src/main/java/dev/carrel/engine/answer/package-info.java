// SPDX-License-Identifier: Apache-2.0
/**
 * From a question to an answer whose every quote was looked up in the page it names.
 *
 * <p>Start at {@link dev.carrel.engine.answer.Answerer}: a question goes through {@code Prompts}
 * (the words that the model sees), {@code AnswerGroup} (its place behind the documents), {@code
 * SideBySide} and {@code Writing} (the answer, token by token), and {@code Attribution} (the
 * passages that it stands on, found by {@code Attribution} and looked up by {@link
 * dev.carrel.engine.answer.QuoteFinder}; then what {@code OtherDocuments} have to the question).
 * {@code docs/decisions/0003-quotes.md} says why in this order, {@code 0014-what-a-quote-proves.md}
 * when a quote agrees, {@code 0017-documents-are-material.md} what a document may do.
 *
 * <p>What always holds: a quote has its place from where it stands, never from what the model says,
 * and how well it agrees with it ({@link dev.carrel.engine.answer.Match}); what the answer was not
 * given, its notes say; afterwards the documents in the context are as they were.
 */
@NullMarked
package dev.carrel.engine.answer;

import org.jspecify.annotations.NullMarked;
