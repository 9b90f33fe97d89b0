// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.MemberSink;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.web.HtmlText;
import dev.carrel.engine.ingest.word.RtfReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/**
 * Reads Outlook's messages ([MS-OXMSG]): heads, words, mails within the mail, and the names of what
 * is attached. Of words in several forms the plain ones are read, else HTML, else RTF.
 */
public final class MsgReader implements DocumentReader {
  private static final int DEEPEST = 10;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  @Override
  public DocumentKind kind() {
    return DocumentKind.MSG;
  }

  @Override
  public Look look(byte[] start) {
    return CompoundFile.look(start);
  }

  @Override
  public void read(FileToRead file) throws IOException {
    CompoundFile.open(
        file,
        "Outlook message",
        files -> {
          FlowedText out = new FlowedText(file);
          List<String> attached = new ArrayList<>();
          write(mail(files), out, file.watch(), attached, 0);
          out.done();
          if (!attached.isEmpty()) {
            String names = String.join(", ", attached);
            file.pages().notice(new Notice(Notice.Code.EMBEDDED_FILES, attached.size(), names));
          }
        });
  }

  @Override
  public void members(FileToRead file, MemberSink members) throws IOException {
    CompoundFile.open(file, "Outlook message", files -> hand(mail(files), file, members, 0));
  }

  private static MAPIMessage mail(POIFSFileSystem files) throws IOException {
    if (!files.getRoot().hasEntryCaseInsensitive("__properties_version1.0")) {
      throw new IOException("it has no properties of a message");
    }
    return new MAPIMessage(files);
  }

  private static void hand(MAPIMessage mail, FileToRead file, MemberSink members, int depth)
      throws IOException {
    for (AttachmentChunks each : mail.getAttachmentFiles()) {
      file.watch().check();
      byte[] bytes = each.getEmbeddedAttachmentObject();
      if (each.isEmbeddedMessage()) {
        if (depth < DEEPEST) {
          hand(each.getEmbeddedMessage(), file, members, depth + 1);
        }
      } else if (bytes == null) {
        members.refused(name(each), "not in the message");
      } else {
        members.member(name(each), new ByteArrayInputStream(bytes));
      }
    }
  }

  private static void write(
      MAPIMessage mail, FlowedText out, Watch watch, List<String> attached, int depth)
      throws IOException {
    watch.check();
    mail.setReturnNullOnMissingChunk(true);
    mail.guess7BitEncoding();
    try {
      head(out, "From", from(mail));
      head(out, "To", mail.getDisplayTo());
      head(out, "Cc", mail.getDisplayCC());
      head(out, "Date", date(mail));
      head(out, "Subject", mail.getSubject());
      out.endParagraph();
      body(mail, out, watch);
    } catch (ChunkNotFoundException e) {
      throw new IOException(e); // it says null instead
    }
    List<String> own = new ArrayList<>();
    for (AttachmentChunks each : mail.getAttachmentFiles()) {
      if (!each.isEmbeddedMessage()) {
        own.add(name(each));
      } else if (depth < DEEPEST) {
        out.endParagraph();
        out.write("[A mail within the mail:]");
        out.endLine();
        write(each.getEmbeddedMessage(), out, watch, attached, depth + 1);
      } else {
        own.add("a mail");
      }
    }
    if (!own.isEmpty()) {
      out.endParagraph();
      out.write("[Attached: " + String.join(", ", own) + "]");
      out.endParagraph();
      attached.addAll(own);
    }
  }

  private static void head(FlowedText out, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      out.write(name + ": " + CompoundFile.line(value));
      out.endLine();
    }
  }

  private static String from(MAPIMessage mail) throws ChunkNotFoundException {
    String name = said(mail.getDisplayFrom());
    StringChunk chunk = mail.getMainChunks().getEmailFromChunk();
    String address = chunk == null ? "" : said(chunk.getValue());
    boolean shown = address.contains("@") && !name.contains(address);
    return shown ? (name + " <" + address + ">").strip() : name;
  }

  private static String date(MAPIMessage mail) throws ChunkNotFoundException {
    Calendar date = mail.getMessageDate();
    return date == null ? "" : DATE.format(date.toInstant().atOffset(ZoneOffset.UTC));
  }

  private static void body(MAPIMessage mail, FlowedText out, Watch watch)
      throws ChunkNotFoundException, IOException {
    String plain = said(mail.getTextBody());
    String html = plain.isBlank() ? said(mail.getHtmlBody()) : "";
    if (!plain.isBlank()) {
      out.write(plain.replace("\r\n", "\n").replace('\r', '\n').strip());
    } else if (!html.isBlank()) {
      HtmlText.write(Jsoup.parse(html), out, watch);
    } else {
      byte[] rtf = said(mail.getRtfBody()).getBytes(StandardCharsets.ISO_8859_1);
      if (rtf.length > 0) {
        List<Notice> _ =
            RtfReader.write(new ByteArrayInputStream(rtf), out, ReadAs.Changes.ACCEPTED, watch);
      }
    }
    out.endParagraph();
  }

  /** What POI has not got is null. */
  private static String said(@Nullable String text) {
    return text == null ? "" : text.replace("\0", "");
  }

  private static String name(AttachmentChunks attachment) {
    for (StringChunk chunk :
        new @Nullable StringChunk[] {
          attachment.getAttachLongFileName(),
          attachment.getAttachFileName(),
          attachment.getAttachDisplayName()
        }) {
      String name = chunk == null ? "" : CompoundFile.line(said(chunk.getValue()));
      if (!name.isEmpty()) {
        return name;
      }
    }
    return "(no name)";
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 20_000L)), bytes.size() / 10);
  }
}
