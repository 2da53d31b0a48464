var x=class extends Error{constructor(s,n,i,r=null,o=null){super(i||n);this.status=s;this.title=n;this.detail=i;this.body=r;this.retryAfter=o}status;title;detail;body;retryAfter;get code(){let s=this.body?.code;return typeof s=="string"?s:""}},wt=new Set,bt=!0;function Tt(e){wt.add(e)}function Jt(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let s=e!==401;if(s!==bt){bt=s;for(let n of wt)n(s)}}function zt(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function Kt(e){let t=await e.text(),s=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let n=JSON.parse(t);return new x(e.status,n.title??e.statusText,n.detail??"",n,s)}catch{return new x(e.status,e.statusText,t.slice(0,200),null,s)}}async function B(e,t,s,n={}){let i={Accept:"application/json","X-CSRF-Token":zt()},r=s instanceof FormData||s instanceof Blob;s!==void 0&&!r&&(i["Content-Type"]="application/json"),n.version&&(i["If-Match"]=n.version),n.once&&(i["Idempotency-Key"]=n.once);let o;try{o=await fetch(t,{method:e,headers:i,body:s===void 0?null:r?s:JSON.stringify(s),credentials:"same-origin",signal:n.signal??null})}catch(l){throw l instanceof DOMException&&l.name==="AbortError"?l:new x(0,"Unreachable","")}if(Jt(o.status,t),!o.ok)throw await Kt(o);return{body:o.status!==204&&(o.headers.get("Content-Type")??"").includes("json")?await o.json():null,etag:o.headers.get("ETag")}}var Y={get:(e,t)=>B("GET",e,void 0,t),post:(e,t,s)=>B("POST",e,t??{},s),put:(e,t,s)=>B("PUT",e,t,s),patch:(e,t,s)=>B("PATCH",e,t,s),delete:(e,t)=>B("DELETE",e,void 0,t)};var dt=globalThis,xt=e=>e,Q=dt.trustedTypes,Ct=Q?Q.createPolicy("lit-html",{createHTML:e=>e}):void 0,ht="$lit$",w=`lit$${Math.random().toFixed(9).slice(2)}$`,ut="?"+w,Xt=`<${ut}>`,E=document,U=()=>E.createComment(""),j=e=>e===null||typeof e!="object"&&typeof e!="function",pt=Array.isArray,Nt=e=>pt(e)||typeof e?.[Symbol.iterator]=="function",ct=`[ 	
\f\r]`,L=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,kt=/-->/g,Rt=/>/g,R=RegExp(`>|${ct}(?:([^\\s"'>=/]+)(${ct}*=${ct}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Mt=/'/g,Et=/"/g,Pt=/^(?:script|style|textarea|title)$/i,mt=e=>(t,...s)=>({_$litType$:e,strings:t,values:s}),g=mt(1),V=mt(2),Ce=mt(3),A=Symbol.for("lit-noChange"),h=Symbol.for("lit-nothing"),St=new WeakMap,M=E.createTreeWalker(E,129);function Ht(e,t){if(!pt(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ct!==void 0?Ct.createHTML(t):t}var Dt=(e,t)=>{let s=e.length-1,n=[],i,r=t===2?"<svg>":t===3?"<math>":"",o=L;for(let d=0;d<s;d++){let l=e[d],p,f,c=-1,m=0;for(;m<l.length&&(o.lastIndex=m,f=o.exec(l),f!==null);)m=o.lastIndex,o===L?f[1]==="!--"?o=kt:f[1]!==void 0?o=Rt:f[2]!==void 0?(Pt.test(f[2])&&(i=RegExp("</"+f[2],"g")),o=R):f[3]!==void 0&&(o=R):o===R?f[0]===">"?(o=i??L,c=-1):f[1]===void 0?c=-2:(c=o.lastIndex-f[2].length,p=f[1],o=f[3]===void 0?R:f[3]==='"'?Et:Mt):o===Et||o===Mt?o=R:o===kt||o===Rt?o=L:(o=R,i=void 0);let u=o===R&&e[d+1].startsWith("/>")?" ":"";r+=o===L?l+Xt:c>=0?(n.push(p),l.slice(0,c)+ht+l.slice(c)+w+u):l+w+(c===-2?d:u)}return[Ht(e,r+(e[s]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),n]},F=class e{constructor({strings:t,_$litType$:s},n){let i;this.parts=[];let r=0,o=0,d=t.length-1,l=this.parts,[p,f]=Dt(t,s);if(this.el=e.createElement(p,n),M.currentNode=this.el.content,s===2||s===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(i=M.nextNode())!==null&&l.length<d;){if(i.nodeType===1){if(i.hasAttributes())for(let c of i.getAttributeNames())if(c.endsWith(ht)){let m=f[o++],u=i.getAttribute(c).split(w),$=/([.?@])?(.*)/.exec(m);l.push({type:1,index:r,name:$[2],strings:u,ctor:$[1]==="."?J:$[1]==="?"?z:$[1]==="@"?K:N}),i.removeAttribute(c)}else c.startsWith(w)&&(l.push({type:6,index:r}),i.removeAttribute(c));if(Pt.test(i.tagName)){let c=i.textContent.split(w),m=c.length-1;if(m>0){i.textContent=Q?Q.emptyScript:"";for(let u=0;u<m;u++)i.append(c[u],U()),M.nextNode(),l.push({type:2,index:++r});i.append(c[m],U())}}}else if(i.nodeType===8)if(i.data===ut)l.push({type:2,index:r});else{let c=-1;for(;(c=i.data.indexOf(w,c+1))!==-1;)l.push({type:7,index:r}),c+=w.length-1}r++}}static createElement(t,s){let n=E.createElement("template");return n.innerHTML=t,n}};function S(e,t,s=e,n){if(t===A)return t;let i=n!==void 0?s._$Co?.[n]:s._$Cl,r=j(t)?void 0:t._$litDirective$;return i?.constructor!==r&&(i?._$AO?.(!1),r===void 0?i=void 0:(i=new r(e),i._$AT(e,s,n)),n!==void 0?(s._$Co??=[])[n]=i:s._$Cl=i),i!==void 0&&(t=S(e,i._$AS(e,t.values),i,n)),t}var Z=class{constructor(t,s){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=s}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:s},parts:n}=this._$AD,i=(t?.creationScope??E).importNode(s,!0);M.currentNode=i;let r=M.nextNode(),o=0,d=0,l=n[0];for(;l!==void 0;){if(o===l.index){let p;l.type===2?p=new D(r,r.nextSibling,this,t):l.type===1?p=new l.ctor(r,l.name,l.strings,this,t):l.type===6&&(p=new X(r,this,t)),this._$AV.push(p),l=n[++d]}o!==l?.index&&(r=M.nextNode(),o++)}return M.currentNode=E,i}p(t){let s=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(t,n,s),s+=n.strings.length-2):n._$AI(t[s])),s++}},D=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,s,n,i){this.type=2,this._$AH=h,this._$AN=void 0,this._$AA=t,this._$AB=s,this._$AM=n,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,s=this._$AM;return s!==void 0&&t?.nodeType===11&&(t=s.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,s=this){t=S(this,t,s),j(t)?t===h||t==null||t===""?(this._$AH!==h&&this._$AR(),this._$AH=h):t!==this._$AH&&t!==A&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Nt(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==h&&j(this._$AH)?this._$AA.nextSibling.data=t:this.T(E.createTextNode(t)),this._$AH=t}$(t){let{values:s,_$litType$:n}=t,i=typeof n=="number"?this._$AC(t):(n.el===void 0&&(n.el=F.createElement(Ht(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===i)this._$AH.p(s);else{let r=new Z(i,this),o=r.u(this.options);r.p(s),this.T(o),this._$AH=r}}_$AC(t){let s=St.get(t.strings);return s===void 0&&St.set(t.strings,s=new F(t)),s}k(t){pt(this._$AH)||(this._$AH=[],this._$AR());let s=this._$AH,n,i=0;for(let r of t)i===s.length?s.push(n=new e(this.O(U()),this.O(U()),this,this.options)):n=s[i],n._$AI(r),i++;i<s.length&&(this._$AR(n&&n._$AB.nextSibling,i),s.length=i)}_$AR(t=this._$AA.nextSibling,s){for(this._$AP?.(!1,!0,s);t!==this._$AB;){let n=xt(t).nextSibling;xt(t).remove(),t=n}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},N=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,s,n,i,r){this.type=1,this._$AH=h,this._$AN=void 0,this.element=t,this.name=s,this._$AM=i,this.options=r,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=h}_$AI(t,s=this,n,i){let r=this.strings,o=!1;if(r===void 0)t=S(this,t,s,0),o=!j(t)||t!==this._$AH&&t!==A,o&&(this._$AH=t);else{let d=t,l,p;for(t=r[0],l=0;l<r.length-1;l++)p=S(this,d[n+l],s,l),p===A&&(p=this._$AH[l]),o||=!j(p)||p!==this._$AH[l],p===h?t=h:t!==h&&(t+=(p??"")+r[l+1]),this._$AH[l]=p}o&&!i&&this.j(t)}j(t){t===h?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},J=class extends N{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===h?void 0:t}},z=class extends N{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==h)}},K=class extends N{constructor(t,s,n,i,r){super(t,s,n,i,r),this.type=5}_$AI(t,s=this){if((t=S(this,t,s,0)??h)===A)return;let n=this._$AH,i=t===h&&n!==h||t.capture!==n.capture||t.once!==n.once||t.passive!==n.passive,r=t!==h&&(n===h||i);i&&this.element.removeEventListener(this.name,this,n),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},X=class{constructor(t,s,n){this.element=t,this.type=6,this._$AN=void 0,this._$AM=s,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(t){S(this,t)}},It={M:ht,P:w,A:ut,C:1,L:Dt,R:Z,D:Nt,V:S,I:D,H:N,N:z,U:K,B:J,F:X},te=dt.litHtmlPolyfillSupport;te?.(F,D),(dt.litHtmlVersions??=[]).push("3.3.3");var W=(e,t,s)=>{let n=s?.renderBefore??t,i=n._$litPart$;if(i===void 0){let r=s?.renderBefore??null;n._$litPart$=i=new D(t.insertBefore(U(),r),r,void 0,s??{})}return i._$AI(e),i};var y={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},v=e=>(...t)=>({_$litDirective$:e,values:t}),_=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,s,n){this._$Ct=t,this._$AM=s,this._$Ci=n}_$AS(t,s){return this.update(t,s)}update(t,s){return this.render(...s)}};var ee=v(class extends _{constructor(e){if(super(e),e.type!==y.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(n=>n!=="")));for(let n in t)t[n]&&!this.nt?.has(n)&&this.st.add(n);return this.render(t)}let s=e.element.classList;for(let n of this.st)n in t||(s.remove(n),this.st.delete(n));for(let n in t){let i=!!t[n];i===this.st.has(n)||this.nt?.has(n)||(i?(s.add(n),this.st.add(n)):(s.remove(n),this.st.delete(n)))}return A}});var{I:se}=It,Ot=e=>e;var tt=e=>e.strings===void 0,Bt=()=>document.createComment(""),I=(e,t,s)=>{let n=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(s===void 0){let r=n.insertBefore(Bt(),i),o=n.insertBefore(Bt(),i);s=new se(r,o,e,e.options)}else{let r=s._$AB.nextSibling,o=s._$AM,d=o!==e;if(d){let l;s._$AQ?.(e),s._$AM=e,s._$AP!==void 0&&(l=e._$AU)!==o._$AU&&s._$AP(l)}if(r!==i||d){let l=s._$AA;for(;l!==r;){let p=Ot(l).nextSibling;Ot(n).insertBefore(l,i),l=p}}}return s},C=(e,t,s=e)=>(e._$AI(t,s),e),ne={},O=(e,t=ne)=>e._$AH=t,Lt=e=>e._$AH,et=e=>{e._$AR(),e._$AA.remove()};var ie=v(class extends _{constructor(){super(...arguments),this.key=h}render(e,t){return this.key=e,t}update(e,[t,s]){return t!==this.key&&(O(e),this.key=t),s}});var re=v(class extends _{constructor(e){if(super(e),e.type!==y.PROPERTY&&e.type!==y.ATTRIBUTE&&e.type!==y.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!tt(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===A||t===h)return t;let s=e.element,n=e.name;if(e.type===y.PROPERTY){if(t===s[n])return A}else if(e.type===y.BOOLEAN_ATTRIBUTE){if(!!t===s.hasAttribute(n))return A}else if(e.type===y.ATTRIBUTE&&s.getAttribute(n)===t+"")return A;return O(e),t}});var q=(e,t)=>{let s=e._$AN;if(s===void 0)return!1;for(let n of s)n._$AO?.(t,!1),q(n,t);return!0},st=e=>{let t,s;do{if((t=e._$AM)===void 0)break;s=t._$AN,s.delete(e),e=t}while(s?.size===0)},Ut=e=>{for(let t;t=e._$AM;e=t){let s=t._$AN;if(s===void 0)t._$AN=s=new Set;else if(s.has(e))break;s.add(e),le(t)}};function oe(e){this._$AN!==void 0?(st(this),this._$AM=e,Ut(this)):this._$AM=e}function ae(e,t=!1,s=0){let n=this._$AH,i=this._$AN;if(i!==void 0&&i.size!==0)if(t)if(Array.isArray(n))for(let r=s;r<n.length;r++)q(n[r],!1),st(n[r]);else n!=null&&(q(n,!1),st(n));else q(this,e)}var le=e=>{e.type==y.CHILD&&(e._$AP??=ae,e._$AQ??=oe)},nt=class extends _{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,s,n){super._$AT(t,s,n),Ut(this),this.isConnected=t._$AU}_$AO(t,s=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),s&&(q(this,t),st(this))}setValue(t){if(tt(this._$Ct))this._$Ct._$AI(t,this);else{let s=[...this._$Ct._$AH];s[this._$Ci]=t,this._$Ct._$AI(s,this,0)}}disconnected(){}reconnected(){}};var gt=new WeakMap,ce=v(class extends nt{render(e){return h}update(e,[t]){let s=t!==this.G;return s&&this.rt(void 0),(s||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),h}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,s=gt.get(t);s===void 0&&(s=new WeakMap,gt.set(t,s)),s.get(this.G)!==void 0&&this.G.call(this.ht,void 0),s.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?gt.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var jt=(e,t,s)=>{let n=new Map;for(let i=t;i<=s;i++)n.set(e[i],i);return n},de=v(class extends _{constructor(e){if(super(e),e.type!==y.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,s){let n;s===void 0?s=t:t!==void 0&&(n=t);let i=[],r=[],o=0;for(let d of e)i[o]=n?n(d,o):o,r[o]=s(d,o),o++;return{values:r,keys:i}}render(e,t,s){return this.dt(e,t,s).values}update(e,[t,s,n]){let i=Lt(e),{values:r,keys:o}=this.dt(t,s,n);if(!Array.isArray(i))return this.ut=o,r;let d=this.ut??=[],l=[],p,f,c=0,m=i.length-1,u=0,$=r.length-1;for(;c<=m&&u<=$;)if(i[c]===null)c++;else if(i[m]===null)m--;else if(d[c]===o[u])l[u]=C(i[c],r[u]),c++,u++;else if(d[m]===o[$])l[$]=C(i[m],r[$]),m--,$--;else if(d[c]===o[$])l[$]=C(i[c],r[$]),I(e,l[$+1],i[c]),c++,$--;else if(d[m]===o[u])l[u]=C(i[m],r[u]),I(e,i[c],i[m]),m--,u++;else if(p===void 0&&(p=jt(o,u,$),f=jt(d,c,m)),p.has(d[c]))if(p.has(d[m])){let b=f.get(o[u]),lt=b!==void 0?i[b]:null;if(lt===null){let vt=I(e,i[c]);C(vt,r[u]),l[u]=vt}else l[u]=C(lt,r[u]),I(e,i[c],lt),i[b]=null;u++}else et(i[m]),m--;else et(i[c]),c++;for(;u<=$;){let b=I(e,l[$+1]);C(b,r[u]),l[u++]=b}for(;c<=m;){let b=i[c++];b!==null&&et(b)}return this.ut=o,O(e,l),A}});var Ft={},T=document.documentElement.lang==="ar"?"ar":"en",it=T==="ar"?"ar-OM-u-nu-latn":"en-GB";async function ft(){if(T==="en")return;let e=await fetch("/desk/assets/ar.json");e.ok&&(Ft=await e.json())}function he(e,t){return e.replace(/\{(\w+)\}/g,(s,n)=>String(t[n]??s))}function a(e,t={}){let s=Ft[e];return he(typeof s=="string"?s:e,t)}function P(e,t=0){return new Intl.NumberFormat(it,{maximumFractionDigits:t,minimumFractionDigits:t}).format(e)}function $t(e){return e==null?"–":new Intl.NumberFormat(it,{style:"percent",maximumFractionDigits:0}).format(e)}function At(e){if(e==null)return"–";let t=Math.max(0,Math.round(e)),[s,n,i]=[Math.floor(t/3600),Math.floor(t%3600/60),t%60],r=o=>String(o).padStart(2,"0");return s?`${s}:${r(n)}:${r(i)}`:`${n}:${r(i)}`}function yt(e,t){return e?.[T]??e?.en??e?.ar??t}var ue={"unknown case":()=>a("There is no such case, or it is not yours to see."),stale:()=>a("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>a("Your role may not do that."),state:()=>a("The case cannot be changed like that as it stands."),"saved filter":()=>a("The list cannot be kept under this name."),file:()=>a("This file is not taken: it is too large, or of a kind that is not allowed."),store:()=>a("The store cannot be used now: nothing was changed, try again.")},pe={400:()=>a("What was sent was not understood."),403:()=>a("This is not allowed."),404:()=>a("This is not there, or not any more."),409:()=>a("This cannot be done as things stand."),412:()=>a("Somebody changed it meanwhile. Look at it again."),413:()=>a("This is too large."),422:()=>a("What was sent was not understood."),429:()=>a("Too many requests. Wait a moment and try again."),503:()=>a("This cannot be done right now. Try again in a moment.")};function Vt(e,t,s=0){return T==="en"?t:ue[e]?.()??pe[s]?.()??t}var me=[{path:"/desk/agent",title:()=>a("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>a("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>a("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>a("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>a("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>a("Administration"),roles:["administrator"]}];function ge(e){return me.filter(t=>t.roles.some(s=>e.roles.includes(s)))}function Wt(e){return e instanceof x&&e.status===0?a("The hotline cannot be reached. Trying again…"):e instanceof x?Vt(e.code,e.detail||e.title,e.status):a("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function qt(e,t=h){let s=e?ge(e):[];return g`
    <a class="skip" href="#content">${a("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${a("Places")}>
        ${s.map(n=>g`<a href=${n.path} aria-current=${location.pathname===n.path?"page":h}
              >${n.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${$e} aria-label=${a("Light or dark")}>◐</button>
      <button class="quiet" lang=${T==="ar"?"en":"ar"} @click=${fe}>
        ${T==="ar"?"English":"العربية"}
      </button>
      ${e?g`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${Ae}>${a("Sign out")}</button>`:h}
    </header>
  `}function fe(){document.cookie=`hotline_language=${T==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function $e(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function Ae(){try{await Y.post("/desk/api/sign-out")}finally{location.assign("/desk/sign-in")}}var G=null;Tt(e=>{G?.remove(),!(e||location.pathname==="/desk/sign-in")&&(G=document.body.appendChild(document.createElement("div")),G.className="notices",G.setAttribute("role","alert"),W(g`<p class="notice trouble">
      ${a("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${a("Sign in")}</a>
    </p>`,G))});function Gt(e,t,s){let n=e.filter(d=>d.queue===t),i=ye(Math.max(1,...n.map(d=>d.offered??0))),r=s.width/Math.max(1,n.length);return{bars:n.map((d,l)=>({row:d,x:l*r+r*.15,width:Math.min(r*.7,48),answered:(d.answered??0)/i*s.height,dropped:(d.dropped??0)/i*s.height})),top:i}}function ye(e){let t=10**Math.floor(Math.log10(e));return([1,2,5,10].find(s=>s*t>=e)??10)*t}var k={width:900,height:220},_t=null,at="",H="day",rt="";await ft();await Yt();async function Yt(){try{_t=(await Y.get(`/statistics/figures.json?by=${H}`)).body,at=""}catch(e){at=Wt(e)}Qt()}function Qt(){W(g`${qt(null)}
      <main id="content" class="page public-figures">
        <h1>${a("How well does 1111 work?")}</h1>
        ${at?g`<p class="trouble" role="alert">${at}</p>`:h}
        ${_t?_e(_t):h}
      </main>`,document.body)}function _e(e){let t=e.rows.filter(i=>i.queue===rt),s=[["day",a("By day")],["week",a("By week")],["month",a("By month")]],n=[...new Set(e.rows.map(i=>i.queue))].filter(i=>i!=="");return g` <div class="row">
      <div class="row" role="group" aria-label=${a("Period")}>
        ${s.map(([i,r])=>g`<button
              class=${H===i?"":"plain"}
              aria-pressed=${H===i}
              @click=${()=>{H=i,Yt()}}>
              ${r}
            </button>`)}
      </div>
      <label class="row"
        >${a("Queue")}<select
          @change=${i=>{rt=i.target.value,Qt()}}>
          <option value="">${a("All together")}</option>
          ${n.map(i=>g`<option value=${i} ?selected=${rt===i}>${yt(e.queues[i],i)}</option>`)}
        </select></label
      >
    </div>
    ${t.length?g`${ve(t)}
            <section class="card">
              <h2>${a("Calls")}</h2>
              ${be(e)} ${we(t)}
            </section>`:g`<p class="soft">${a("There are no figures for this time yet.")}</p>`}
    ${Te(e)}
    <p class="small soft">
      ${a("Counts below {n} are not shown, so that nobody can be recognised.",{n:P(e.least_count)})}
      <a href="/statistics/figures.csv?by=${H}">CSV</a> · <a href="/statistics/figures.json?by=${H}">JSON</a>
    </p>`}function ve(e){let t=r=>e.reduce((o,d)=>o+(d[r]??0),0),s=t("answered"),n=e.reduce((r,o)=>r+(o.wait_seconds??0)*(o.answered??0),0),i=(r,o)=>g`<div class="card tile"><span class="soft">${r}</span><strong class="number">${o}</strong></div>`;return g`<div class="tiles">
    ${i(a("Calls offered"),P(t("offered")))} ${i(a("Answered"),P(s))}
    ${i(a("Dropped while waiting"),P(t("dropped")))}
    ${i(a("Mean wait"),s?At(n/s):"–")}
  </div>`}function be(e){let t=Gt(e.rows,rt,k),s=k.height+10;return g`<svg class="chart" viewBox="-50 0 ${k.width+60} ${k.height+40}" aria-hidden="true" dir="ltr">
      ${[0,.5,1].map(n=>V`<line x1="0" x2=${k.width} y1=${s-n*k.height} y2=${s-n*k.height}></line>
      <text x="-8" y=${s-n*k.height+4} text-anchor="end">${P(n*t.top)}</text>`)}
      ${t.bars.map((n,i)=>V`<rect class="answered" x=${n.x} width=${n.width} y=${s-n.answered} height=${n.answered}></rect>
      <rect class="dropped" x=${n.x} width=${n.width} y=${s-n.answered-n.dropped} height=${n.dropped}></rect>
      ${i%Math.ceil(t.bars.length/8)===0?V`<text x=${n.x} y=${s+18}>${Zt(n.row.start)}</text>`:h}`)}
    </svg>
    <p class="small legend">
      <span class="key answered"></span>${a("Answered")} <span class="key dropped"></span>${a("Dropped while waiting")}
    </p>`}function Zt(e){let t={day:"numeric",month:"short",timeZone:"UTC"},s={month:"short",year:"2-digit",timeZone:"UTC"};return new Intl.DateTimeFormat(it,H==="month"?s:t).format(new Date(e))}function ot(e){return e===null?a("not shown"):P(e)}function we(e){return g`<details open>
    <summary>${a("As a table")}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${a("Calls")}>
      <table>
        <thead>
          <tr>
            <th>${a("Period")}</th>
            <th class="number">${a("Calls offered")}</th>
            <th class="number">${a("Answered")}</th>
            <th class="number">${a("Dropped while waiting")}</th>
            <th class="number">${a("Mean wait")}</th>
            <th class="number">${a("Answered in time")}</th>
          </tr>
        </thead>
        <tbody>
          ${[...e].reverse().map(t=>g`<tr>
                <th scope="row">${Zt(t.start)}</th>
                <td class="number">${ot(t.offered)}</td>
                <td class="number">${ot(t.answered)}</td>
                <td class="number">${ot(t.dropped)}</td>
                <td class="number">${At(t.wait_seconds)}</td>
                <td class="number">${$t(t.service_level)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </details>`}function Te(e){if(!e.cases.length)return h;let t=s=>s===""?a("All together"):s==="?"?a("Other"):yt(e.categories[s],s);return g`<section class="card">
    <h2>${a("Cases solved in time")}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${a("Cases solved in time")}>
      <table>
        <thead>
          <tr>
            <th>${a("Month")}</th>
            <th>${a("Subject area")}</th>
            <th class="number">${a("Due")}</th>
            <th class="number">${a("In time")}</th>
          </tr>
        </thead>
        <tbody>
          ${[...e.cases].reverse().map(s=>g`<tr>
                <th scope="row" class="number-start">${s.month}</th>
                <td>${t(s.category)}</td>
                <td class="number">${ot(s.due)}</td>
                <td class="number">${$t(s.in_time)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`}
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
