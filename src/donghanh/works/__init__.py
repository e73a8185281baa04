"""Works registered for an occasion: công trình, sản phẩm, phần việc."""
