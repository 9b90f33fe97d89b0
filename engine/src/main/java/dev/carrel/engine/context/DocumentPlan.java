// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.document.Document;

/**
 * What one document adds to a context.
 *
 * @param document the document
 * @param tokens with its header and page marks
 */
public record DocumentPlan(Document document, int tokens) {}
