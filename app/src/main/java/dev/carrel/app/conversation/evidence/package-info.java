// SPDX-License-Identifier: Apache-2.0
/**
 * What is shown of an answer's evidence: a badge behind each sentence, what was not found, what was
 * counted.
 *
 * <p>Start at {@link dev.carrel.app.conversation.evidence.EvidenceText}. What always holds: no
 * badge is green, a badge says what was checked, and no words of a model or a document can put one
 * there.
 */
@NullMarked
package dev.carrel.app.conversation.evidence;

import org.jspecify.annotations.NullMarked;
