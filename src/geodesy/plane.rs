//! Points and rings on a plane: of a picture, or of degrees where sides are straight in degrees.

/// Whether `p` is inside the polygons, by the even-odd rule.
pub(crate) fn contains<'r>(rings: impl IntoIterator<Item = &'r Vec<[f64; 2]>>, p: [f64; 2]) -> bool {
    rings.into_iter().fold(false, |inside, ring| inside ^ ring_contains(ring, p))
}

/// Whether `p` is inside one polygon.
pub(crate) fn ring_contains(ring: &[[f64; 2]], p: [f64; 2]) -> bool {
    let mut inside = false;
    let Some(&last) = ring.last() else { return false };
    let mut a = last;
    for &b in ring {
        if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0] + (p[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0]) {
            inside = !inside;
        }
        a = b;
    }
    inside
}
