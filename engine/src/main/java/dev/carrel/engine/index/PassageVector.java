// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.embedding.Embedding;

/**
 * What a passage means.
 *
 * @param place where it stands
 * @param meaning compares with those of the same kind only
 */
public record PassageVector(TextSpan place, Embedding meaning) {}
