// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.archive;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ingest.DocumentBytes;
import dev.carrel.engine.ingest.DocumentReader;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileToRead;
import dev.carrel.engine.ingest.MemberSink;
import dev.carrel.engine.ingest.Watch;
import dev.carrel.engine.ingest.flow.FlowedText;
import dev.carrel.engine.ingest.zip.ZipDirectory;
import dev.carrel.engine.ingest.zip.ZipEntryHead;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Reads zip archives: as a document, the list of the files in one; each of these is a document of
 * its own.
 */
public final class ZipReader implements DocumentReader {
  private static final int BLOCK = 1 << 16;

  @Override
  public DocumentKind kind() {
    return DocumentKind.ZIP;
  }

  /** Many kinds of files are zips inside: only a name says that one is to be unpacked. */
  @Override
  public Look look(byte[] start) {
    boolean zip =
        start.length > 4
            && start[0] == 'P'
            && start[1] == 'K'
            && ((start[2] == 3 && start[3] == 4) || (start[2] == 5 && start[3] == 6));
    return zip ? Look.BY_NAME : Look.NEVER;
  }

  @Override
  public void read(FileToRead file) throws IOException {
    ZipDirectory directory = ZipDirectory.of(file);
    List<ZipEntryHead> entries = files(directory);
    FlowedText out = new FlowedText(file);
    out.write("%s holds %s.".formatted(file.name(), counted(entries.size())));
    out.endParagraph();
    for (ZipEntryHead entry : entries) {
      out.write(entry.name().replaceAll("\\p{Cntrl}", " "));
      out.write(
          entry
              .refused()
              .map(why -> " (not unpacked: " + why + ")")
              .orElse(" (" + size(entry.unpacked()) + ")"));
      out.endLine();
      out.pageIfLong();
    }
    out.done();
    if (!entries.isEmpty()) {
      String names = String.join(", ", entries.stream().map(ZipEntryHead::name).toList());
      file.pages().notice(new Notice(Notice.Code.EMBEDDED_FILES, entries.size(), names));
    }
    directory
        .guess()
        .ifPresent(
            guess -> file.pages().notice(new Notice(Notice.Code.ENCODING_GUESSED, 0, guess)));
  }

  private static String size(long bytes) {
    return bytes == 1 ? "1 byte" : ByteSize.text(Math.max(0, bytes));
  }

  private static String counted(int files) {
    return files == 0 ? "no files" : files == 1 ? "1 file" : "%,d files".formatted(files);
  }

  private static List<ZipEntryHead> files(ZipDirectory directory) {
    return directory.entries().stream().filter(entry -> !entry.isBeside()).toList();
  }

  @Override
  public void members(FileToRead file, MemberSink members) throws IOException {
    ZipDirectory directory = ZipDirectory.of(file);
    for (ZipEntryHead entry : files(directory)) {
      Optional<String> refused = entry.refused();
      if (refused.isPresent()) {
        members.refused(entry.name(), refused.get());
      } else if (members.wants(entry.name())) {
        unpack(directory, entry, members);
      } else {
        members.refused(entry.name(), "");
      }
    }
  }

  private static void unpack(ZipDirectory directory, ZipEntryHead entry, MemberSink members)
      throws IOException {
    members.begin(entry.name());
    try (InputStream bytes = directory.open(entry)) {
      byte[] block = new byte[BLOCK];
      for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) {
        members.bytes(block, read);
      }
      members.end();
    } catch (ZipException | EOFException e) {
      members.drop("damaged");
    }
  }

  @Override
  public FileExtent extent(DocumentBytes bytes, Watch watch) {
    return new FileExtent(Math.toIntExact(Math.ceilDiv(bytes.size(), 10_000L)), bytes.size());
  }
}
