// SPDX-License-Identifier: MIT
// The pandoc program, which reads and writes what is no Markdown: Word, ODT, HTML. planrev works without it in all
// else.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace planrev::tool {

// A folder of its own under the one for temporary files, gone with this object and all that is in it.
class TemporaryFolder {
 public:
  // Throws kSystem where none can be made.
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }
  // Puts a file into it; `name` is one component. Throws kSystem.
  void Put(const std::string& name, std::string_view bytes) const;

 private:
  std::string path_;
};

struct PandocJob {
  std::string name;                      // what messages call the input, as "'plan.docx'" or "the note"
  std::string from;                      // pandoc's name of the format, as "docx+styles"
  std::string to;                        // as "gfm"
  std::vector<std::string> options;      // of reading and filtering, as "--wrap=none"; never words from outside
  std::string folder;                    // in which it runs, with filters and templates; empty: an empty one
  std::chrono::seconds most_time{60};    // after which it is ended
  std::size_t most_memory = 1024;        // MiB of its heap
  std::size_t most_output = 256u << 20;  // bytes
};

struct PandocResult {
  std::string output;  // bytes; Word documents as well
  std::string words;   // its warnings
};

// Gives `input` to pandoc and takes what it makes. The same input gives the same bytes whatever the day, the person's
// own pandoc settings or the locale. pandoc follows no path and no address that the input names (--sandbox); where it
// makes Word or ODT, images become their alternative text. It ends with this process. Throws kSystem where there is no
// pandoc or it cannot be started; kInput "cannot convert <name>: <what pandoc says>" where it fails, takes too long
// or grows too large.
PandocResult RunPandoc(const PandocJob& job, std::string_view input);

}  // namespace planrev::tool
