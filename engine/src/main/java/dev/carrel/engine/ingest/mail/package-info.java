// SPDX-License-Identifier: Apache-2.0
/**
 * Mails.
 *
 * <p>Start at {@link dev.carrel.engine.ingest.mail.MailReader}.
 */
@NullMarked
package dev.carrel.engine.ingest.mail;

import org.jspecify.annotations.NullMarked;
