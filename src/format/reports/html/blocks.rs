//! A parsed page as paragraphs.

use dom_query::NodeRef;

use super::tags::{self, Layout};
use crate::format::reports::TEXT_LIMIT;
use crate::format::reports::paragraphs::Paragraphs;

/// The visible text below `root`: a paragraph a block, captions included.
pub(super) fn text(root: NodeRef<'_>) -> String {
    let mut paragraphs = Paragraphs::up_to(TEXT_LIMIT);
    // A stack of its own: the depth of a page must not be the depth of the program's.
    let mut stack = vec![Step::Enter(root)];
    while let Some(step) = stack.pop() {
        let node = match step {
            Step::Leave(layout) => {
                part(&mut paragraphs, layout);
                continue;
            }
            Step::Enter(node) => node,
        };
        if node.is_text() {
            paragraphs.text(&node.text());
            continue;
        }
        let name = node.node_name().unwrap_or_default();
        if tags::UNSEEN.contains(&name.as_ref()) || &*name == "head" {
            continue;
        }
        let layout = tags::layout(&name);
        part(&mut paragraphs, layout);
        stack.push(Step::Leave(if layout == Layout::Break { Layout::Inline } else { layout }));
        stack.extend(node.children_it(true).map(Step::Enter));
    }
    paragraphs.finish()
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Layout),
}

fn part(paragraphs: &mut Paragraphs, layout: Layout) {
    match layout {
        Layout::Block => paragraphs.end(),
        Layout::Break => paragraphs.line_break(),
        Layout::Cell => paragraphs.text(" "),
        Layout::Inline => {}
    }
}
