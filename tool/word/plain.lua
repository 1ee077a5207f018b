-- SPDX-License-Identifier: MIT
-- Makes of a Word, ODT or HTML document what Markdown can say: pipe tables, lists without blank lines, no attributes.
-- pandoc runs it between reading such a document and writing Markdown; see document.h. FROM is the form that was read.

local stringify = pandoc.utils.stringify
local BREAK = pandoc.RawInline("html", "<br>")

-- All rows of a table, in their order.
local function rows_of(tbl)
  local rows = pandoc.List(tbl.head.rows)
  for _, body in ipairs(tbl.bodies) do
    rows:extend(body.head)
    rows:extend(body.body)
  end
  rows:extend(tbl.foot.rows)
  return rows
end

-- Text and inline elements that stand for blocks within a table cell; they are parted by <br>.
local function inlines_of(blocks)
  local all = pandoc.List()
  local function add(inlines)
    if #inlines == 0 then return end
    if #all > 0 then all:insert(BREAK) end
    all:extend(inlines)
  end
  local function visit(block)
    if block.t == "Para" or block.t == "Plain" or block.t == "Header" then
      add(block.content)
    elseif block.t == "BulletList" or block.t == "OrderedList" then
      local number = block.t == "OrderedList" and block.start or nil
      for _, item in ipairs(block.content) do
        local inner = inlines_of(item)
        local mark = number and (number .. ".") or "•"
        if number then number = number + 1 end
        add(pandoc.List{pandoc.Str(mark), pandoc.Space()} .. inner)
      end
    elseif block.t == "LineBlock" then
      for _, line in ipairs(block.content) do add(line) end
    elseif block.t == "CodeBlock" then
      add(pandoc.List{pandoc.Code((block.text:gsub("\n", " ")))})
    elseif block.t == "Table" then
      for _, row in ipairs(rows_of(block)) do
        for _, cell in ipairs(row.cells) do add(inlines_of(cell.contents)) end
      end
    elseif block.content then
      for _, inner in ipairs(block.content) do visit(inner) end
    end
  end
  for _, block in ipairs(blocks) do visit(block) end
  return all
end

-- No line break of another kind fits into a cell of a pipe table.
local function cell_text(blocks)
  local inlines = inlines_of(blocks):map(function(inline)
    return (inline.t == "LineBreak") and BREAK or inline
  end)
  return pandoc.walk_block(pandoc.Plain(inlines), {
    LineBreak = function() return BREAK end,
    SoftBreak = function() return pandoc.Space() end,
  })
end

-- The rows with every cell that spans several columns or rows written once, the others it covers left empty.
local function plain_rows(rows, columns)
  local covered = {}
  local plain = pandoc.List()
  for r, row in ipairs(rows) do
    local cells, at = {}, 1
    for _, cell in ipairs(row.cells) do
      while covered[r .. ":" .. at] do at = at + 1 end
      cells[at] = {cell_text(cell.contents)}
      for down = 0, cell.row_span - 1 do
        for right = 0, cell.col_span - 1 do
          if down + right > 0 then covered[(r + down) .. ":" .. (at + right)] = true end
        end
      end
      at = at + cell.col_span
    end
    for c = 1, columns do cells[c] = cells[c] or {} end
    plain:insert(cells)
  end
  return plain
end

local function is_empty(row)
  for _, cell in ipairs(row) do
    if cell[1] and #cell[1].content > 0 then return false end
  end
  return true
end

-- A table without a header row takes its first row for one, as a reader does.
local function Table(tbl)
  local plain = plain_rows(rows_of(tbl), #tbl.colspecs)
  if #plain > 1 and is_empty(plain[1]) then plain:remove(1) end
  if #plain == 0 then return {} end
  local alignments, widths = {}, {}
  for c, spec in ipairs(tbl.colspecs) do
    alignments[c], widths[c] = spec[1], 0
  end
  local header = plain:remove(1)
  local simple = pandoc.SimpleTable({}, alignments, widths, header, plain)
  local blocks = pandoc.List{pandoc.utils.from_simple_table(simple)}
  local caption = inlines_of(tbl.caption.long or {})
  if #caption > 0 then blocks:insert(1, pandoc.Para(caption)) end
  return blocks
end

-- An item of one paragraph needs no blank line around it.
local function tight(item)
  local paragraphs = 0
  for _, block in ipairs(item) do
    if block.t == "Para" or block.t == "Plain" then
      paragraphs = paragraphs + 1
    elseif block.t ~= "BulletList" and block.t ~= "OrderedList" then
      return item
    end
  end
  if paragraphs ~= 1 then return item end
  return pandoc.List(item):map(function(block)
    return block.t == "Para" and pandoc.Plain(block.content) or block
  end)
end

local function tight_list(list)
  list.content = pandoc.List(list.content):map(tight)
  return list
end

local function is_list(block)
  return block and (block.t == "BulletList" or block.t == "OrderedList")
end

-- Puts what goes on with an item, `depth` lists deep, behind what is in it; false where there is no such item.
local function continue_item(list, depth, blocks)
  if not is_list(list) then return false end
  local item = list.content[#list.content]
  if depth > 1 and is_list(item[#item]) then
    local inner = item[#item]
    if not continue_item(inner, depth - 1, blocks) then return false end
    item[#item] = inner
  else
    for _, block in ipairs(blocks) do item[#item + 1] = block end
  end
  list.content[#list.content] = item
  return true
end

-- Neighbouring lists that go on from one another are one list, however Word keeps them, and paragraphs in the style
-- "List Continue" belong to the item above.
local function join_lists(blocks)
  local joined = pandoc.List()
  local continued = false
  for _, block in ipairs(blocks) do
    local last = joined[#joined]
    local same = is_list(block) and last and last.t == block.t
    if block.t == "Div" then
      continued = continue_item(last, tonumber(block.attributes.depth), block.content)
      if not continued then joined:extend(block.content) end
    elseif same and (continued or block.t == "BulletList" or block.start == last.start + #last.content) then
      last.content:extend(block.content)
      continued = false
    else
      joined:insert(block)
      continued = false
    end
  end
  return joined
end

-- Fenced, as most people write it; a fence is longer than any in the code.
local function CodeBlock(code)
  local fence = "```"
  while code.text:find(fence, 1, true) do fence = fence .. "`" end
  return pandoc.RawBlock("html", fence .. (code.classes[1] or "") .. "\n" .. code.text .. "\n" .. fence)
end

local function content(element) return element.content end
local function nothing() return {} end

-- A picture is called after what it shows, so that it keeps its name when others come and go.
local function Image(image)
  image.attr = pandoc.Attr()
  local kind, bytes = pandoc.mediabag.lookup(image.src)
  if bytes then
    local name = pandoc.utils.sha1(bytes):sub(1, 12) .. (image.src:match("%.%w+$") or ""):lower()
    if name ~= image.src then
      pandoc.mediabag.insert(name, kind, bytes)
      image.src = name
    end
  end
  return image
end

local function Header(header)
  if #header.content == 0 then return {} end
  header.attr = pandoc.Attr()
  return header
end

local function Link(link)
  link.attr = pandoc.Attr()
  if link.target == "" then return link.content end
  return link
end

-- What planrev's own Word documents say with a style that Word has no element for.
local OWN = {
  ["Front Matter"] = function(text) return "---\n" .. text .. "\n---" end,
  ["HTML Source"] = function(text) return text end,
}

local function lines_of(div)
  local lines = pandoc.List()
  for _, block in ipairs(div.content) do
    local line = pandoc.walk_block(block, {LineBreak = function() return pandoc.Str("\n") end})
    lines:insert(block.t == "CodeBlock" and block.text or stringify(line))
  end
  return (table.concat(lines, "\n"):gsub("%s+$", ""))
end

-- A table of contents that Word makes follows from the headings; its page numbers are no text of the plan.
local function is_contents(style)
  return style and style:lower():match("^toc %w+$")
end

-- What is indented is a quotation to pandoc.
local function unquoted(blocks)
  local plain = pandoc.List()
  for _, block in ipairs(blocks) do
    if block.t == "BlockQuote" then plain:extend(unquoted(block.content)) else plain:insert(block) end
  end
  return plain
end

local function Div(div)
  local style = div.attributes["custom-style"]
  if is_contents(style) then return {} end
  local depth = style and style:match("^List Continue ?(%d*)$")
  if depth then return pandoc.Div(unquoted(div.content), pandoc.Attr("", {}, {depth = depth == "" and "1" or depth})) end
  local own = OWN[style]
  if own then return pandoc.RawBlock("html", own(lines_of(div))) end
  return div.content
end

-- What Word calls the title and its companions stand on top, as they do in the document.
local function title_of(meta)
  local blocks = pandoc.List()
  local function add(value, make)
    if value and stringify(value) ~= "" then blocks:insert(make(pandoc.Str(stringify(value)))) end
  end
  add(meta.title, function(text) return pandoc.Header(1, text) end)
  add(meta.subtitle, pandoc.Para)
  for _, author in ipairs(meta.author or {}) do add(author, pandoc.Para) end
  add(meta.date, pandoc.Para)
  return blocks
end

local function Pandoc(doc)
  if not FROM:match("^html") then doc.blocks = title_of(doc.meta) .. doc.blocks end
  doc.meta = pandoc.Meta({})
  return doc
end

return {
  {Div = Div},
  {
    Span = content, Underline = content, SmallCaps = content,
    RawInline = function(raw) if raw ~= BREAK then return {} end end,
    Image = Image, Link = Link, Header = Header,
  },
  {Blocks = join_lists},
  {Table = Table},
  {CodeBlock = CodeBlock, BulletList = tight_list, OrderedList = tight_list},
  {Pandoc = Pandoc},
}
